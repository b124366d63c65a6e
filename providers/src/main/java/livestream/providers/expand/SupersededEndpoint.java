package livestream.providers.expand;

import livestream.engine.Resource;

/**
 * What an endpoint of the file was until it became something that MediaPackage cannot change it into. AWS still has it, and
 * viewers still know its URL.
 *
 * @param resource as it was applied, but no more open than its successor
 * @param endpoint as viewers reach it, under a name of its own
 */
record SupersededEndpoint(Resource resource, ServedEndpoint endpoint) {}
