package livestream.simulator.s3;

import livestream.simulator.http.Request;

/** How many items a page of a list may have: what the caller wants, up to what the service gives. */
final class PageSize {

    private PageSize() {}

    /** Reads it; the most when the caller does not say. */
    static int of(Request request, String parameter, int most) {
        return Math.min(most, number(request, parameter, most));
    }

    /** A parameter that is a number; what it usually is when the caller does not say. */
    static int number(Request request, String parameter, int usual) {
        String given = request.parameter(parameter);
        if (given == null || given.isEmpty()) {
            return usual;
        }
        if (!given.matches("\\d{1,9}")) {
            throw S3Errors.invalid(
                    "Provided " + parameter + " not an integer or within integer range", parameter, given);
        }
        return Integer.parseInt(given);
    }
}
