/** What all AWS services have in common: clients, shapes, refusals. */
@NullMarked
package livestream.providers.aws;

import org.jspecify.annotations.NullMarked;
