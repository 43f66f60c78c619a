package tracer.exhibit;

/** Which program made an export. */
final class ToolVersion {
    private ToolVersion() {}

    /** Name and version of the built program; {@code development} outside a built jar. */
    static String inWords() {
        String version = ToolVersion.class.getPackage().getImplementationVersion();
        return "tracer " + (version == null ? "development" : version);
    }
}
