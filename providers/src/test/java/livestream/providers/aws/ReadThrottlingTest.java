package livestream.providers.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import livestream.engine.ProviderException;
import livestream.engine.apply.Waiter;
import livestream.simulator.Simulator;
import livestream.simulator.weather.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CloudFront throttles by the minute, and a plan has time. */
class ReadThrottlingTest {
    private final Waiter waiter = Waiter.simulated(Instant.EPOCH);
    private final List<String> told = new ArrayList<>();
    private Simulator simulator;
    private AwsClients aws;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start(Simulator.Settings.inMemory());
        aws = AwsClients.simulated(simulator.endpoint());
    }

    @AfterEach
    void end() {
        aws.close();
        simulator.close();
    }

    private void throttle(int times) {
        simulator.faults().set(Fault.throttled().at("cloudfront").times(times));
    }

    private void look() {
        ErrorTranslatingType.translated(() -> aws.cloudFront().listDistributions());
    }

    @Test
    void aLookWaitsForMinutesAndSaysSo() {
        aws.waitWhileThrottled(waiter, told::add);
        throttle(30);
        look();
        assertThat(waiter.now()).isBetween(Instant.EPOCH.plusSeconds(100), Instant.EPOCH.plusSeconds(200));
        assertThat(told)
                .hasSizeBetween(3, 6)
                .first()
                .isEqualTo("AWS throttles: waiting until it takes more calls, 0 s so far");
        look();
        assertThat(told).as("of the next one, which is not throttled").hasSizeBetween(3, 6);
    }

    @Test
    void afterTenMinutesItIsToldAsAThrottle() {
        aws.waitWhileThrottled(waiter, told::add);
        throttle(Fault.ALWAYS);
        assertThatThrownBy(this::look)
                .isInstanceOfSatisfying(ProviderException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(ProviderException.ErrorKind.THROTTLED));
        assertThat(waiter.now()).isBetween(Instant.EPOCH.plusSeconds(600), Instant.EPOCH.plusSeconds(660));
    }

    @Test
    void whoIsStoppedWaitsNoMore() {
        aws.waitWhileThrottled(waiter, words -> waiter.stop());
        throttle(Fault.ALWAYS);
        assertThatThrownBy(this::look).isInstanceOf(ProviderException.class);
        assertThat(waiter.now()).isBefore(Instant.EPOCH.plusSeconds(60));
    }

    /** Whoever carries a plan out knows best how long to wait. */
    @Test
    void nothingWaitsThatWasNotToldTo() {
        throttle(3);
        assertThatThrownBy(this::look).isInstanceOf(ProviderException.class);
        aws.waitWhileThrottled(waiter, told::add);
        aws.waitNoMore();
        throttle(3);
        assertThatThrownBy(this::look).isInstanceOf(ProviderException.class);
        assertThat(told).isEmpty();
    }

    @Test
    void whatIsRefusedOtherwiseIsToldAtOnce() {
        aws.waitWhileThrottled(waiter, told::add);
        simulator
                .faults()
                .set(Fault.refused(403, "AccessDenied", "No.").at("cloudfront").times(Fault.ALWAYS));
        assertThatThrownBy(this::look).isInstanceOf(ProviderException.class).hasMessageContaining("No.");
        assertThat(told).isEmpty();
    }
}
