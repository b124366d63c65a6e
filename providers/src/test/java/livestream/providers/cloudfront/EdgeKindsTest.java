package livestream.providers.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;

import livestream.engine.Resource;
import livestream.engine.ResourceGraph;
import livestream.engine.apply.ApplyResult;
import livestream.engine.plan.Change;
import livestream.providers.life.World;
import livestream.schema.Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

/** Stories of keys and edge functions, against the simulator. */
class EdgeKindsTest {
    private static final Address NEXT_KEY = Address.parse("cloudfront_public_key.viewers-2");

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void deletesAnOldKeyAfterItsGroupLetGo() {
        apply(EdgeKinds.key(EdgeKinds.KEY, "one"), EdgeKinds.group(EdgeKinds.KEY));
        world.changingCalls();
        apply(
                EdgeKinds.key(EdgeKinds.KEY, "one"),
                EdgeKinds.key(NEXT_KEY, "two"),
                EdgeKinds.group(EdgeKinds.KEY, NEXT_KEY));
        assertThat(world.changingCalls()).containsExactly("CreatePublicKey", "UpdateKeyGroup");
        apply(EdgeKinds.key(NEXT_KEY, "two"), EdgeKinds.group(NEXT_KEY));
        assertThat(world.changingCalls()).containsExactly("UpdateKeyGroup", "DeletePublicKey");
        apply(EdgeKinds.key(EdgeKinds.KEY, "one"), EdgeKinds.group(EdgeKinds.KEY));
        assertThat(world.changingCalls()).containsExactly("CreatePublicKey", "UpdateKeyGroup", "DeletePublicKey");
    }

    @Test
    void publishesChangedCode() {
        apply(EdgeKinds.function("first"));
        assertThat(live()).isEqualTo("first");
        apply(EdgeKinds.function("second"));
        assertThat(live()).isEqualTo("second");
    }

    @Test
    void finishesAFunctionThatWasNeverPublished() {
        world.clients().cloudFront().createFunction(create -> create.name("redirect")
                .functionConfig(config -> config.comment("livestream").runtime("cloudfront-js-2.0"))
                .functionCode(SdkBytes.fromUtf8String("first")));
        apply(EdgeKinds.function("first").adopting());
        assertThat(live()).isEqualTo("first");
    }

    @Test
    void publishesAgainWhatSomebodyElsePublished() {
        apply(EdgeKinds.function("first"));
        var type = world.catalog().type("cloudfront_function");
        type.update(
                "redirect",
                EdgeKinds.function("first").inputs(),
                EdgeKinds.function("theirs").inputs());
        apply(EdgeKinds.function("first"));
        assertThat(live()).isEqualTo("first");
    }

    /** Applies, and sees that nothing is left to do. */
    private void apply(Resource... resources) {
        ResourceGraph.Builder graph = new ResourceGraph.Builder();
        for (Resource resource : resources) {
            graph.add(resource);
        }
        ResourceGraph desired = graph.build();
        ApplyResult result = world.apply(world.plan(desired));
        assertThat(result.complete()).as(result.toString()).isTrue();
        assertThat(world.plan(desired).changes()).allMatch(change -> change instanceof Change.NoOp);
    }

    private String live() {
        return world.clients()
                .cloudFront()
                .getFunction(get -> get.name("redirect").stage("LIVE"))
                .functionCode()
                .asUtf8String();
    }
}
