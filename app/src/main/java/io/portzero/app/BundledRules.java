package io.portzero.app;

import io.portzero.verdict.tool.ToolRules;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// The rules that come with the program, read by a thread of its own: they are there when the first
/// packets are.
final class BundledRules implements Supplier<ToolRules> {

    private final FutureTask<ToolRules> reading = new FutureTask<>(ToolRules::bundled);

    private BundledRules() {}

    static BundledRules begin() {
        BundledRules rules = new BundledRules();
        Thread reader = new Thread(rules.reading, "tool rules");
        reader.setDaemon(true);
        reader.start();
        return rules;
    }

    /// Waits until they are read.
    @Override
    public ToolRules get() {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the bundled rules cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rules were read", e);
        }
    }
}
