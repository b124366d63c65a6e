package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** LS803: TLS 1.0 and 1.1. */
final class OldTlsAllowed extends Rule {
    OldTlsAllowed() {
        super(
                Severity.WARNING,
                "Viewers may speak TLS 1.0 or 1.1.",
                "Both were withdrawn in 2021 (RFC 8996): signed cookies and tokens travel under ciphers that are known to be weak,"
                        + " and security reviews fail.",
                "Leave `minimumTls` out. Where old devices watch, label their channel `devices: legacy`, and this is silent.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ViewerTls.policy(context)
                .filter(policy -> ViewerTls.isOld(policy) && !ViewerTls.hasLegacyDevices(context))
                .ifPresent(
                        policy -> findings.add(
                                finding("`" + policy + "` lets in TLS that is older than 1.2.")
                                        .at(ViewerTls.at(context))
                                        .help(
                                                "write `minimumTls: TLSv1.2_2021`, or label the channel that needs it `devices: legacy`.")));
    }
}
