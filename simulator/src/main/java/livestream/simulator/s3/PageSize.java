package livestream.simulator.s3;

import livestream.simulator.http.Request;

/** How many items a page of a list may have: what the caller wants, up to what the service gives. */
final class PageSize {

    private PageSize() {}

    /** Reads it; the most when the caller does not say. */
    static int of(Request request, String parameter, int most) {
        String given = request.parameter(parameter);
        if (given == null) {
            return most;
        }
        if (!given.matches("\\d{1,9}")) {
            throw S3.invalid("Provided " + parameter + " not an integer or within integer range");
        }
        return Math.min(most, Integer.parseInt(given));
    }
}
