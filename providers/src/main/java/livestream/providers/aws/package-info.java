/** What all AWS services have in common: clients, shapes, errors, retries. */
@NullMarked
package livestream.providers.aws;

import org.jspecify.annotations.NullMarked;
