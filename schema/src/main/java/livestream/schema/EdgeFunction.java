package livestream.schema;

/** Code that CloudFront runs on a viewer's request or answer, or on its own request to the origin. */
public sealed interface EdgeFunction {

    /** Where the file says so. */
    Span at();

    /**
     * A CloudFront function made from a file of JavaScript.
     *
     * @param path as the user wrote it, relative to the file
     */
    record OfFile(String path, Span at) implements EdgeFunction {}

    /** A CloudFront function, or a version of a Lambda function, that exists. */
    record Existing(String arn, Span at) implements EdgeFunction {

        /** Whether it is one of Lambda@Edge. */
        public boolean isLambda() {
            return arn.contains(":lambda:");
        }
    }
}
