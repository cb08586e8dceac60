package io.portzero.app;

/// Runs the commands that start most often, in one process, while the JDK records what to keep in
/// its start-up cache.
///
/// The launcher starts this once after a build; see `launch/` in the repository.
final class CacheTraining {

    private CacheTraining() {}

    public static void main(String[] arguments) {
        Main.run("--version");
        Main.run("--help");
        for (String capture : arguments) {
            Main.run("analyze", capture);
            Main.run("analyze", "--format", "json", capture);
        }
    }
}
