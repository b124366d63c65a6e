package livestream.simulator.http;

/** What was asked and how it ended; no headers and no bodies, so no secret can be in it. */
public record Asked(String service, String region, String operation, String method, String path, int status) {}
