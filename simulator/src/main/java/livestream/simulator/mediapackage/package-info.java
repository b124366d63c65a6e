/** MediaPackage v1, API version 2017-10-12. */
@NullMarked
package livestream.simulator.mediapackage;

import org.jspecify.annotations.NullMarked;
