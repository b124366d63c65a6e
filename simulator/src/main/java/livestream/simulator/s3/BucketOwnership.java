package livestream.simulator.s3;

import java.util.Optional;
import livestream.simulator.store.SimulatorContext;
import livestream.simulator.store.Table;

/** Whom the objects of buckets belong to, for services that write into them. */
public final class BucketOwnership {
    private final Table buckets;

    /** Of the buckets of a world. */
    public BucketOwnership(SimulatorContext context) {
        this.buckets = context.store().table(Buckets.TABLE, "");
    }

    /** The {@code ObjectOwnership} of a bucket, as of one that was never told; empty when there is no such bucket. */
    public Optional<String> of(String bucket) {
        return buckets.get(bucket).map(BucketSettings::ownership);
    }
}
