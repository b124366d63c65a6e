package livestream.simulator.s3;

import java.util.Optional;
import livestream.simulator.store.Shelf;
import livestream.simulator.store.World;

/** Whom the objects of buckets belong to, for services that write into them. */
public final class BucketOwnership {
    private final Shelf buckets;

    /** Of the buckets of a world. */
    public BucketOwnership(World world) {
        this.buckets = world.store().shelf(Buckets.SHELF, "");
    }

    /** The {@code ObjectOwnership} of a bucket, as of one that was never told; empty when there is no such bucket. */
    public Optional<String> of(String bucket) {
        return buckets.get(bucket).map(BucketSettings::ownership);
    }
}
