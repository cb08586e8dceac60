package io.portzero.engine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file could not be opened, read or written, as the end of a sentence that names the file.
public final class FileFailure {

    private FileFailure() {}

    /// The reason without the file's name: of some failures, the JDK's own message is only that
    /// name.
    public static String reason(IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case FileSystemException e -> e.getClass().getSimpleName();
            default -> String.valueOf(problem.getMessage());
        };
    }
}
