package livestream.simulator.kms;

import java.util.function.UnaryOperator;
import livestream.simulator.http.Refusal;
import livestream.simulator.store.World;

/** Keys as other services use them for a caller. */
public final class KeyUse {
    private final Keys keys;

    /** Of the keys of a world. */
    public KeyUse(World world) {
        this.keys = new Keys(world);
    }

    /** The ARN of a key that may be used now, by its id, ARN or alias; refused as the service says what KMS refuses. */
    public String arn(String asked, String region, UnaryOperator<Refusal> said) {
        try {
            return keys.usable(asked, region).path("Arn").asText();
        } catch (Refusal refusal) {
            throw said.apply(refusal);
        }
    }
}
