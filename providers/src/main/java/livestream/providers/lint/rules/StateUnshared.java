package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/**
 * LS908: a state that ends with the job. State is kept in a folder and nowhere else, so this is an info: a warning would make
 * every pipeline fail over what its file cannot mend. What the server keeps between jobs is not known here.
 */
final class StateUnshared extends Rule {
    StateUnshared() {
        super(
                Severity.WARNING,
                "A CI server runs this, and state and lock are in a folder of its machine.",
                "A job that starts without the state plans everything as new, and AWS refuses the names that are taken. Two jobs on"
                        + " two machines do not see each other's lock, and get in each other's way.",
                "Keep the state in a bucket that all jobs share: `state: { backend: s3, bucket: ... }`. Or keep"
                        + " `.livestream/state/`, which is beside the file, from job to job, also after one that failed, let one"
                        + " job at a time apply, and suppress this.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        context.runEnvironment()
                .server()
                .filter(variable -> !context.livestream().state().isShared())
                .ifPresent(variable -> findings.add(finding("`" + variable
                                + "` says that a CI server runs this, and the state is in a folder of its machine.")
                        .at(context.livestream().place().of("name"))
                        .help("keep it in a bucket: `state: { backend: s3, bucket: ... }`.")));
    }
}
