/** Secrets Manager: one class a kind of resource. */
@NullMarked
package livestream.providers.secretsmanager;

import org.jspecify.annotations.NullMarked;
