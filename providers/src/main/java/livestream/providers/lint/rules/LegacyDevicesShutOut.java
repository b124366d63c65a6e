package livestream.providers.lint.rules;

import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;

/** LS406: sets that speak no TLS 1.2. */
final class LegacyDevicesShutOut extends Rule {
    LegacyDevicesShutOut() {
        super(
                Severity.WARNING,
                "A channel is labelled `devices: legacy`, and viewers need TLS 1.2.",
                "Set-top boxes and television sets from before about 2014, which is what Smooth Streaming is often kept for, speak"
                        + " TLS 1.0 or 1.1 only. They cannot connect at all, and show an error that names no cause.",
                "Write `minimumTls: TLSv1_2016`, or take the label away when such devices are gone.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        ViewerTls.policy(context)
                .filter(policy -> !ViewerTls.isOld(policy) && ViewerTls.hasLegacyDevices(context))
                .ifPresent(policy -> findings.add(finding("Devices that a label calls legacy cannot connect, because `"
                                + policy + "` lets in TLS 1.2 and newer alone.")
                        .at(ViewerTls.at(context))
                        .help("write `minimumTls: TLSv1_2016`, or take the label `devices: legacy` away.")));
    }
}
