package io.portzero.app;

import io.portzero.engine.Scan;
import org.jspecify.annotations.Nullable;

/// Lets Ctrl-C end a scan early instead of throwing away what it has read.
///
/// The virtual machine ends when its shutdown hooks have ended, so the hook waits until the command
/// has printed what there is.
final class Interruption {

    private static final long PATIENCE_MILLISECONDS = 30_000;

    private final Thread command = Thread.currentThread();
    private volatile boolean interrupted;
    private @Nullable Thread hook;

    /// Watches for Ctrl-C from now on, while the scan runs on the calling thread and its report is
    /// printed.
    void watch(Scan scan) {
        Thread stopper = new Thread(() -> stop(scan), "interruption");
        hook = stopper;
        Runtime.getRuntime().addShutdownHook(stopper);
    }

    private void stop(Scan scan) {
        interrupted = true;
        scan.cancel();
        try {
            command.join(PATIENCE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends the watch; after an interruption, ends the process with the given exit code.
    void end(int exitCode) {
        if (interrupted) {
            System.out.flush();
            System.err.flush();
            Runtime.getRuntime().halt(exitCode);
        }
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            // The signal came just now, when everything was printed already: the process ends
            // anyway.
            Runtime.getRuntime().halt(exitCode);
        }
    }

    /// Ends the watch where the command failed: the process would wait for it when it exits.
    void forget() {
        if (hook == null || interrupted) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The signal came just now: the process ends anyway.
            interrupted = true;
        }
    }
}
