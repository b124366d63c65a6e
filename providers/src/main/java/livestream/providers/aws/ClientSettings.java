package livestream.providers.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * What the environment and the profile say of every client.
 *
 * @param endpoints by service, what is asked in the place of AWS's own
 * @param endpointsIgnored whether AWS's own are asked, whatever is configured
 */
record ClientSettings(Map<String, URI> endpoints, boolean endpointsIgnored, RetrySettings retries) {

    /** Throws {@link InvalidSettingException} when one cannot be used. */
    static ClientSettings real() {
        ProfileFile file = NamedProfile.file();
        Optional<Profile> profile = file.profile(NamedProfile.name());
        SdkSetting.check(true, profile);
        boolean ignored = EndpointSetting.areIgnored(profile);
        return new ClientSettings(
                ignored ? Map.of() : EndpointSetting.chosen(file, profile),
                ignored,
                RetrySettings.found(file, profile));
    }

    /** The SDK reads its own settings for a simulator too, and some of them would stop it. */
    static ClientSettings simulated() {
        SdkSetting.check(false, NamedProfile.found());
        return new ClientSettings(Map.of(), false, new RetrySettings(RetryMode.STANDARD, null));
    }
}
