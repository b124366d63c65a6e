/** The wire: requests, answers, credential scopes and routing; knows no service. */
@NullMarked
package livestream.simulator.http;

import org.jspecify.annotations.NullMarked;
