package livestream.providers.lint.rules;

import java.util.Optional;
import livestream.engine.Resource;
import livestream.providers.lint.LintContext;
import livestream.providers.lint.Rule;
import livestream.schema.Address;
import livestream.schema.Diagnostic;
import livestream.schema.Diagnostics;
import livestream.schema.Severity;
import livestream.schema.yaml.MessageText;
import livestream.state.ResourceState;

/** A create that AWS would refuse, because something of the name is there. */
final class NameTaken extends Rule {
    NameTaken() {
        super(
                Severity.ERROR,
                "Something that the file wants made has the name of something that AWS has already.",
                "AWS refuses to make it, in the middle of an apply: what comes before it is made, and what comes after it is not."
                        + " Names of CloudFront's policies are one space in the whole account, whatever the region.",
                "Take over what is there with `livestream import`, if it is yours; or give this file, its environment or the"
                        + " channel another name. What another address of this file is recorded for moves with"
                        + " `livestream state mv`.");
    }

    @Override
    public void check(LintContext context, Diagnostics findings) {
        for (Resource resource : context.graph().resources()) {
            String id = context.account().taken().get(resource.address());
            if (id != null) {
                findings.add(finding(resource.address(), id, context).at(resource.declaredAt()));
            }
        }
    }

    private Diagnostic finding(Address address, String id, LintContext context) {
        String there = "AWS has " + PlannedChange.words(address) + " already, as " + MessageText.quoted(id);
        Optional<Address> owner = context.recorded().called(address.type(), id).map(ResourceState::address);
        return owner.isPresent()
                ? finding(there + ": it is recorded as `" + owner.get() + "`.")
                        .help("if it was renamed in the file, move its record: `livestream state mv " + owner.get()
                                + " " + address + "`. Otherwise give it another name.")
                : finding(there + ", and it is not recorded here.")
                        .help("if it is yours, take it over: `livestream import " + address + " " + id
                                + "`. Otherwise give it another name.");
    }
}
