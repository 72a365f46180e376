package io.regent.app;

/** The daemon's main program. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length == 1 && isVersionOption(arguments[0])) {
            System.err.println("Regent v" + version());
            return;
        }
        System.err.println("Usage: regent -v");
        System.exit(1);
    }

    private static boolean isVersionOption(String argument) {
        return argument.equals("-v") || argument.equals("--version");
    }

    /** The version of the jar that this class was loaded from. */
    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(unpackaged)" : version;
    }
}
