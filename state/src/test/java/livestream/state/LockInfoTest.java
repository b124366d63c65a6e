package livestream.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LockInfoTest {
    private static LockInfo holder(long pid) {
        LockInfo me = LockInfo.me("apply", Instant.now());
        Instant started = ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .orElse(Instant.EPOCH)
                .truncatedTo(ChronoUnit.SECONDS);
        return new LockInfo(me.id(), me.operation(), me.user(), me.host(), pid, started, me.since());
    }

    @Test
    void aProcessThatRunsIsHere() {
        LockInfo me = LockInfo.me("apply", Instant.now());
        assertThat(me.isHere()).isTrue();
        assertThat(holder(me.pid()).isGone()).isFalse();
    }

    /** As in a container whose first process does not ask how its children ended. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatNobodyHasAskedForIsGone() throws IOException {
        Process parent = new ProcessBuilder("sh", "-c", "sh -c 'echo $$; read line; exit 0' & exec cat").start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            long child = Long.parseLong(said.readLine());
            Path stat = Path.of("/proc/" + child + "/stat");
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                while (!Files.readString(stat).contains(") Z ")) {
                    Thread.onSpinWait();
                }
            });
            assertThat(ProcessHandle.of(child))
                    .as("it is still in the table of processes")
                    .isPresent();
            assertThat(holder(child).isGone()).isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }
}
