package io.portzero.app.record;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// A file that is written beside its target and takes the target's place when it is closed; after a
/// failed write it is dropped instead. Devices and pipes are written directly.
public final class OutputFile extends FilterOutputStream {

    private final Path target;
    private final @Nullable Path temporary;
    private boolean failed;
    private boolean closed;

    /// @param temporary what is to take the target's place; null where the target is written
    ///   directly
    OutputFile(OutputStream out, Path target, @Nullable Path temporary) {
        super(out);
        this.target = target;
        this.temporary = temporary;
    }

    /// Opens the file that is to become `path`.
    public static OutputFile create(Path path) throws IOException {
        // A link stays, and what it leads to is replaced.
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            return new OutputFile(Files.newOutputStream(target), target, null);
        }
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part";
        Path temporary = target.resolveSibling(name);
        return new OutputFile(Files.newOutputStream(temporary), target, temporary);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failed = true;
            throw e;
        }
    }

    /// Leaves the target as it was, whatever is written.
    void drop() {
        failed = true;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        boolean written = false;
        try {
            out.close();
            written = !failed;
        } finally {
            settle(written);
        }
    }

    private void settle(boolean written) throws IOException {
        if (temporary == null) {
            return;
        }
        if (written) {
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(temporary);
        }
    }
}
