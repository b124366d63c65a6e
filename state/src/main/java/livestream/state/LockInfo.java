package livestream.state;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Who holds a lock.
 *
 * @param id names this one hold; {@code state unlock} asks for it
 * @param operation the command that runs, as in {@code apply}
 * @param started when the process began, which tells it from a later process with the same number
 */
public record LockInfo(
        String id, String operation, String user, String host, long pid, Instant started, Instant since) {

    private static final Duration CLOCK_STEP = Duration.ofSeconds(10);

    /** This process, about to run an operation. */
    public static LockInfo me(String operation, Instant now) {
        ProcessHandle me = ProcessHandle.current();
        return new LockInfo(
                UUID.randomUUID().toString().substring(0, 8),
                operation,
                System.getProperty("user.name", "unknown"),
                thisHost(),
                me.pid(),
                startOf(me),
                now.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * Whether the holding process is known to be gone. Only a process of this host can be known; one on another host may
     * well be alive.
     */
    public boolean isGone() {
        return host.equals(thisHost())
                && ProcessHandle.of(pid)
                        .filter(process -> isClose(startOf(process), started) && !isZombie(pid))
                        .isEmpty();
    }

    /**
     * Whether a process has ended and its parent has not asked how: in a container whose first process asks for none of them, a killed
     * run stays in the table of processes. Its state is what follows its name in parentheses (proc_pid_stat(5)).
     */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith(") Z ", stat.lastIndexOf(')'));
        } catch (IOException elsewhere) {
            return false; // Only Linux has such files, and a process that is gone has none.
        }
    }

    /** Whether the holding process runs on this host, now. */
    public boolean isHere() {
        return host.equals(thisHost()) && !isGone();
    }

    /** As in {@code apply by ann on studio-3, process 4711}. */
    public String words() {
        return operation + " by " + user + " on " + host + ", process " + pid;
    }

    /** A system works out when a process started from a clock that may be set meanwhile. */
    private static boolean isClose(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(CLOCK_STEP) <= 0;
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String thisHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
