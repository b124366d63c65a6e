package livestream.machine;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java virtual machine, as a test starts one: of the JDK that runs the test, and in its language. */
public final class Jvm {
    private Jvm() {}

    /**
     * The command line of one.
     *
     * @param words what follows on it: flags, then {@code -jar} and a file or {@code -cp}, the path and a class, then arguments
     */
    public static List<String> command(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-Duser."))
                .forEach(command::add);
        command.addAll(List.of(words));
        return command;
    }

    /** The same for a shell to read: a program with the class path of the test, which starts soon and ends soon. */
    public static String line(String program) {
        List<String> words = command(
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), program);
        return "'" + String.join("' '", words) + "'";
    }
}
