package livestream.providers.expand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** S3 User Guide, General purpose bucket naming rules. */
class BucketNameTest {
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withCharRange('A', 'Z')
                        .withCharRange('0', '9')
                        .withChars("-_")
                        .ofMinLength(1)
                        .ofMaxLength(120),
                Arbitraries.of(
                        "xn--live",
                        "sthree-a",
                        "amzn-s3-demo-a",
                        "live-s3alias",
                        "a--ol-s3",
                        "a--x-s3",
                        "a",
                        "-",
                        "--"));
    }

    @Property
    void isOneThatS3Takes(@ForAll("names") String name) {
        assertThat(BucketName.of(name))
                .matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")
                .doesNotMatch("(xn--|sthree-|amzn-s3-demo-).*")
                .doesNotMatch(".*(-s3alias|--ol-s3|--x-s3|--table-s3)");
    }

    /** What differs in case alone would be one bucket, which two channels would write over each other. */
    @Property
    void staysApart(@ForAll("names") String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String dashes = name.replace('_', '-');
        if (!lower.equals(name)) {
            assertThat(BucketName.of(name)).isNotEqualTo(BucketName.of(lower));
        }
        if (!dashes.equals(name)) {
            assertThat(BucketName.of(name)).isNotEqualTo(BucketName.of(dashes));
        }
    }

    @Example
    void staysAsItIsWhereS3TakesIt() {
        assertThat(BucketName.of("arena-123456789012-us-west-2")).isEqualTo("arena-123456789012-us-west-2");
        assertThat(BucketName.of("fest-Arena-123456789012-us-west-2"))
                .matches("fest-arena-123456789012-us-west-2-[0-9a-f]{6}");
    }
}
