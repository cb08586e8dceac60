package io.portzero.engine;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hands out the work of all inputs in their order, opening each input when its turn comes.
///
/// Where a sink wants packets in order, an input's work is handed out only once the one before it
/// has been merged to its end.
final class WorkQueue {

    private final List<InputState> inputs;
    private final Function<InputState, Opened> opener;
    private final boolean inOrder;
    private int nextInput;
    private int running;
    private @Nullable Supplier<Work> current;
    private boolean cancelled;

    WorkQueue(List<InputState> inputs, Function<InputState, Opened> opener, boolean inOrder) {
        this.inputs = inputs;
        this.opener = opener;
        this.inOrder = inOrder;
    }

    /// The next piece of work, or null when there is none left.
    synchronized @Nullable Work next() throws InterruptedException {
        while (!cancelled) {
            Supplier<Work> supplier = current;
            if (supplier != null) {
                Work work = supplier.get();
                if (work.last()) {
                    current = null;
                }
                running++;
                return work;
            }
            if (inOrder && running > 0) {
                wait();
            } else if (nextInput < inputs.size()) {
                open(inputs.get(nextInput++));
            } else {
                return null;
            }
        }
        return null;
    }

    private void open(InputState input) {
        Opened opened = opener.apply(input);
        if (opened instanceof Opened.Source source) {
            current = source.work();
        } else if (opened instanceof Opened.Failed failed) {
            input.failed(failed.reason());
        }
    }

    synchronized void done() {
        running--;
        notifyAll();
    }

    /// Hands out nothing more.
    synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }
}
