package io.portzero.app.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// A file that is written beside its target and takes the target's place when it is closed; after a
/// failed write it is dropped instead. Devices and pipes are written directly.
public final class OutputFile extends NamedOutput {

    private final Path target;
    private final @Nullable Path temporary;
    private final boolean replaces;
    private boolean closed;

    /// @param path as the user named it
    /// @param temporary what is to take the target's place; null where the target is written
    ///   directly
    OutputFile(OutputStream out, Path path, Path target, @Nullable Path temporary) {
        super(path.toString(), out);
        this.target = target;
        this.temporary = temporary;
        replaces = Files.exists(target);
    }

    /// Opens the file that is to become `path`.
    public static OutputFile create(Path path) throws IOException {
        try {
            // A link stays, and what it leads to is replaced.
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                return new OutputFile(Files.newOutputStream(target), path, target, null);
            }
            String name =
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
            Path temporary = target.resolveSibling(name);
            return new OutputFile(Files.newOutputStream(temporary), path, target, temporary);
        } catch (IOException e) {
            throw new UnwritableOutputException(path.toString(), e);
        }
    }

    /// A whole file is not given for a part of another.
    @Override
    void unfinished() {
        if (replaces) {
            drop();
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            super.close();
        } finally {
            settle();
        }
    }

    private void settle() throws IOException {
        if (temporary == null) {
            return;
        }
        if (failed()) {
            Files.deleteIfExists(temporary);
        } else {
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
