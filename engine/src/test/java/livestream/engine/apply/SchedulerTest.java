package livestream.engine.apply;

import static livestream.engine.fake.Graphs.id;
import static livestream.engine.fake.Graphs.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import livestream.engine.Resource;
import livestream.engine.fake.FakeAws;
import livestream.engine.fake.Graphs;
import livestream.engine.fake.Run;
import livestream.schema.Address;
import livestream.schema.Value;
import livestream.state.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an apply does at once, and in which order where it has the choice. A service is what a kind's name begins with. */
@Timeout(60)
class SchedulerTest {
    private final FakeAws aws = new FakeAws();
    private final Run run = new Run(aws, State.fresh("lineage-1"));
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    private static List<Resource> plain(int count) {
        List<Resource> many = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            many.add(resource("plain.n" + i));
        }
        return many;
    }

    private ApplyResult apply(List<Resource> desired) {
        ApplyResult result = run.apply(Graphs.of(desired.toArray(new Resource[0])));
        assertThat(result.complete()).isTrue();
        return result;
    }

    private static void meet(CountDownLatch others) {
        others.countDown();
        try {
            assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sixteenOfAServiceAreAtWorkAtOnceAndNoMore() {
        CountDownLatch all = new CountDownLatch(16);
        List<Integer> atOnce = Collections.synchronizedList(new ArrayList<>());
        run.telling(event -> {
            if (event instanceof Event.Started) {
                begun.add(event.address().toString());
                atOnce.add(begun.size());
                meet(all);
            } else if (event instanceof Event.Finished) {
                begun.remove(event.address().toString());
            }
        });

        apply(plain(40));

        assertThat(Collections.max(atOnce)).isEqualTo(16);
    }

    @Test
    void aServiceThatIsBusyHoldsUpNoOther() {
        CountDownLatch other = new CountDownLatch(1);
        run.telling(event -> {
            if (event instanceof Event.Started && event.address().type().equals("plain")) {
                assertThat(comes(other)).isTrue();
            } else if (event instanceof Event.Finished && event.address().type().equals("named")) {
                other.countDown();
            }
        });
        List<Resource> desired = plain(20);
        desired.add(resource("named.only", "Name", Value.text("only")));

        apply(desired);
    }

    private static boolean comes(CountDownLatch other) {
        try {
            return other.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatWaitsForAwsTakesNobodysPlace() {
        aws.takeLooksToSettle(3);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        run.telling(event -> told.add(event.getClass().getSimpleName()));
        List<Resource> desired = new ArrayList<>();
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            desired.add(resource("slow.n" + i));
            all.add(id("slow.n" + i));
        }
        desired.add(resource("plain.last", "Of", Value.items(all)));

        apply(desired);

        assertThat(told.subList(0, told.indexOf("Finished")).stream().filter("Started"::equals))
                .hasSize(25);
    }

    @Test
    void theLongestWayIsBegunFirst() {
        CountDownLatch all = new CountDownLatch(16);
        run.telling(event -> {
            if (event instanceof Event.Started && event.address().type().equals("plain")) {
                begun.add(event.address().toString());
                meet(all);
            }
        });
        List<Resource> desired = plain(30);
        desired.add(resource("plain.needed"));
        desired.add(resource("slow.long", "Of", id("plain.needed")));

        apply(desired);

        assertThat(begun.subList(0, 16)).contains("plain.needed");
    }

    /** What is kept is not told of, and stands in nobody's way; through it, the one waits for the other all the same. */
    @Test
    void whoWaitsForWhomIsToldBeforeAnythingBegins() {
        apply(List.of(
                resource("plain.a", "Size", Value.num(1)),
                resource("plain.kept", "Of", id("plain.a")),
                resource("plain.b", "Of", id("plain.kept"))));
        List<Event> told = Collections.synchronizedList(new ArrayList<>());
        run.telling(told::add);

        apply(List.of(
                resource("plain.a", "Size", Value.num(2)),
                resource("plain.kept", "Of", id("plain.a")),
                resource("plain.b", "Of", id("plain.kept"), "Size", Value.num(2))));

        Address a = Address.parse("plain.a");
        Address b = Address.parse("plain.b");
        assertThat(told.subList(0, 3))
                .containsExactly(
                        new Event.Scheduled(a, Action.UPDATE, Set.of(), true),
                        new Event.Scheduled(b, Action.UPDATE, Set.of(a), true),
                        new Event.Started(a, Action.UPDATE));
    }
}
