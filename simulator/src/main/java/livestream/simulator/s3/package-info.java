/** S3: buckets with their settings, and objects; the oracle for buckets as live origins. */
@NullMarked
package livestream.simulator.s3;

import org.jspecify.annotations.NullMarked;
