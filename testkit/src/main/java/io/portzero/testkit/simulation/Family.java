package io.portzero.testkit.simulation;

/// A scenario family: one way in which zeros come about, or nothing does.
///
/// @param name its name in lists
/// @param weight how often it is drawn, against the others
/// @param versions which IP versions it exists in
/// @param scene plays it
record Family(String name, int weight, Versions versions, Scene scene) {

    /// Which IP versions a family exists in.
    enum Versions {
        FOUR,
        BOTH
    }

    /// Plays a scenario.
    @FunctionalInterface
    interface Scene {
        /// Puts the packets on the stage.
        ///
        /// @param family the name for labels
        void play(Stage stage, String family);
    }
}
