/** AWS Elemental MediaPackage v1: one class a kind of resource. */
@NullMarked
package livestream.providers.mediapackage;

import org.jspecify.annotations.NullMarked;
