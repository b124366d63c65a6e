package livestream.simulator.http;

/** What was asked; no headers and no bodies, so no secret can be in it. */
public record CallSummary(String service, String region, String operation, String method, String path) {}
