package livestream.providers.lint.rules;

import java.util.List;
import livestream.providers.lint.LinterFindings;
import livestream.providers.lint.Rule;
import livestream.providers.lint.RuleRegistry;
import livestream.schema.check.FileExplanations;

/** The register of every rule. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            // Routing
            new ServedUrlsMove(),
            new BehaviorNeverReached(),
            new PatternMatchesNothing(),
            new UnlikelyPattern(),
            new CaptionsElsewhere(),
            new FunctionMergesRoutes(),
            new LiteralForSeveralChannels(),
            new PrefixNotTakenOff(),
            new OriginNeverUsed(),
            new TimeShiftInPath(),
            // Caching
            new LongMinimumTtl(),
            new StaleManifest(),
            new ViewersOwnCacheKey(),
            new HeaderInCacheKey(),
            new QueryStringMissing(),
            new TimeShiftNotInKey(),
            new ManifestFilterNotInKey(),
            new SessionInCacheKey(),
            new ErrorsCachedLong(),
            new FreeTimeWindows(),
            new ManifestParametersOnSegments(),
            new ShortSegmentLifetime(),
            new MinimumTtlOverNoStore(),
            // Origins
            new HostForwarded(),
            new AccessControlOnMediaPackage(),
            new RegionOfHostDiffers(),
            new UnknownRegion(),
            new SlowConnect(),
            new InsecureOrigin(),
            new OriginAsksItself(),
            new MediastoreRetired(),
            new ObjectsExpireEarly(),
            new CdnAuthorizationMismatch(),
            new CdnSecretUnusable(),
            new RoleNotFound(),
            new OriginShieldNotOffered(),
            new RestrictionBypassed(),
            new StorageClosed(),
            new StorageDenies(),
            new BucketOfAnotherAccount(),
            new PolicyTooLong(),
            new AllowedIpsShutOutCloudFront(),
            // Players
            new CorsOff(),
            new StorageWithoutCors(),
            new PreflightRefused(),
            new ErrorPageForSegments(),
            new CorsOfFirstViewer(),
            new ClockMissing(),
            new DrmSystemOfOtherFormat(),
            new KeyRotationUnsupported(),
            new LegacyDevicesShutOut(),
            new FilteredAudioTakesVideo(),
            // Viewers
            new OldTlsAllowed(),
            new ViewersInTheClear(),
            new SignatureBypassed(),
            new SignatureNotInherited(),
            new CookiesWithoutCredentials(),
            new CookiesWithoutAlias(),
            new ExceptWithoutBehavior(),
            new SecretInPlainText(),
            new CertificateElsewhere(),
            new CertificateUnfit(),
            new WebAclNotForCloudFront(),
            new AliasTaken(),
            new IdNotFound(),
            new FunctionNotPublished(),
            new LogBucketClosed(),
            new OverrideRefused(),
            new TargetNotThere(),
            // Quotas
            new TooManyQueryStrings(),
            new TooManyPolicies(),
            new TooManyOrigins(),
            new AccountQuotaExceeded(),
            new SharedByTooManyDistributions(),
            new PackagerQuotaExceeded(),
            new NoRoomForTags(),
            new LittleHeadroom(),
            // Changes
            new NameTaken(),
            new SecretWaitsForDeletion(),
            new ReplacesWhatViewersUse(),
            new NumberedSegmentsChange(),
            new OwnedByAnother(),
            new StillUsed(),
            new ChangedOutside(),
            new StateUnshared());

    /** Rules, and what the reader and the expansion find, in one book. */
    public static final RuleRegistry BOOK =
            new RuleRegistry(ALL, List.of(FileExplanations.ALL, ExpansionExplanations.ALL, LinterFindings.ALL));

    private Rules() {}
}
