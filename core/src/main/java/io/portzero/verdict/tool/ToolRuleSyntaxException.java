package io.portzero.verdict.tool;

import java.io.IOException;

/// A file with tool rules cannot be understood. The message names file and line, and what was
/// expected there; it is meant for whoever wrote the file.
public final class ToolRuleSyntaxException extends IOException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final int line;
    private final String expected;

    /// Damage in a line.
    ///
    /// @param file the file's name
    /// @param line the line, the first being 1
    /// @param found what is there
    /// @param expected what could be there
    public ToolRuleSyntaxException(String file, int line, String found, String expected) {
        super(file + ", line " + line + ": found " + found + ", expected " + expected);
        this.file = file;
        this.line = line;
        this.expected = expected;
    }

    /// The file's name.
    public String file() {
        return file;
    }

    /// The line, the first being 1.
    public int line() {
        return line;
    }

    /// What could be there.
    public String expected() {
        return expected;
    }
}
