package livestream.simulator.kms;

import livestream.simulator.http.Refusal;
import livestream.simulator.store.World;

/** Keys as other services use them for a caller. */
public final class KeyUse {
    private final Keys keys;

    /** Of the keys of a world. */
    public KeyUse(World world) {
        this.keys = new Keys(world);
    }

    /** The ARN of a key that may be used now, by its id, ARN or alias; refused in the codes that S3 has for what KMS says. */
    public String arn(String asked, String region) {
        try {
            return keys.usable(asked, region).path("Arn").asText();
        } catch (Refusal refusal) {
            throw new Refusal(400, "KMS." + refusal.code(), refusal.text());
        }
    }
}
