package livestream.providers.aws;

import livestream.schema.Diagnostic;

/** Thrown where a setting that AWS's own tools read too, such as {@code AWS_ENDPOINT_URL}, cannot be used. */
public final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    InvalidSettingException(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    /** Which setting it is, and what to write. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
