package tracer.cli;

import picocli.CommandLine.IVersionProvider;

/** Version of the built jar, and of the Java that runs it. */
final class Version implements IVersionProvider {
    /** The number alone. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"tracer " + number() + " (Java " + Runtime.version().feature() + ")"};
    }
}
