package io.portzero.app.record;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Where results are written to: what fails there is told with its name.
public class NamedOutput extends FilterOutputStream {

    private final String name;
    private boolean failed;

    NamedOutput(String name, OutputStream out) {
        super(out);
        this.name = name;
    }

    /// Standard output. `System.out` is no substitute: it keeps to itself that a disk is full.
    public static NamedOutput standard() {
        return standard(new FileOutputStream(FileDescriptor.out));
    }

    static NamedOutput standard(OutputStream out) {
        return new NamedOutput("standard output", out);
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
            throw new UnwritableOutputException(name, e);
        }
    }

    /// Leaves the target as it was, whatever is written, where it can be left so.
    void drop() {
        failed = true;
    }

    /// Whether something could not be written or must not be.
    boolean failed() {
        return failed;
    }

    /// Told before it is closed when what was written is not all that was to be written.
    void unfinished() {}

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            failed = true;
            throw new UnwritableOutputException(name, e);
        }
    }
}
