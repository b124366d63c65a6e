/** AWS, simulated over real HTTP on loopback; shares no code with the modules it judges. */
@NullMarked
package livestream.simulator;

import org.jspecify.annotations.NullMarked;
