package io.portzero.app;

import picocli.CommandLine.IVersionProvider;

/// Takes the version from the jar's manifest, so that it is written down once, in the build.
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"portzero " + number()};
    }

    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
