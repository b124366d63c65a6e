# A small site of live video, as somebody would write it who uses Terraform: a resource of each kind that both the provider and the
# simulator have. The second edition changes nearly all of it in place.

variable "endpoint" {
  type = string
}

variable "edition" {
  type = string
}

variable "public_key" {
  type = string
}

locals {
  second = var.edition == "second"
}

# All in the region where CloudFront looks for certificates: for each region the provider would start another time.
provider "aws" {
  region            = "us-east-1"
  access_key        = "AKIATEST"
  secret_key        = "test"
  s3_use_path_style = true

  default_tags {
    tags = {
      team    = "live"
      edition = var.edition
    }
  }

  endpoints {
    acm            = var.endpoint
    cloudfront     = var.endpoint
    iam            = var.endpoint
    kms            = var.endpoint
    mediapackage   = var.endpoint
    mediastore     = var.endpoint
    s3             = var.endpoint
    secretsmanager = var.endpoint
    ssm            = var.endpoint
    sts            = var.endpoint
  }
}

data "aws_caller_identity" "me" {}

data "aws_cloudfront_cache_policy" "none" {
  name = "Managed-CachingDisabled"
}

data "aws_cloudfront_origin_request_policy" "all" {
  name = "Managed-AllViewerExceptHostHeader"
}

# Recordings.

resource "aws_s3_bucket" "recordings" {
  bucket = "news-recordings"
}

resource "aws_s3_bucket_ownership_controls" "recordings" {
  bucket = aws_s3_bucket.recordings.id
  rule {
    object_ownership = local.second ? "BucketOwnerPreferred" : "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "recordings" {
  bucket                  = aws_s3_bucket.recordings.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = !local.second
}

resource "aws_s3_bucket_server_side_encryption_configuration" "recordings" {
  bucket = aws_s3_bucket.recordings.id
  rule {
    bucket_key_enabled = local.second
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.secrets.arn
    }
  }
}

# The same in both editions, for the provider looks at it for a minute after each change.
resource "aws_s3_bucket_lifecycle_configuration" "recordings" {
  bucket = aws_s3_bucket.recordings.id
  rule {
    id     = "old"
    status = "Enabled"
    filter {
      prefix = "segments/"
    }
    expiration {
      days = 7
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}

resource "aws_s3_bucket_cors_configuration" "recordings" {
  bucket = aws_s3_bucket.recordings.id
  cors_rule {
    allowed_methods = ["GET", "HEAD"]
    allowed_origins = ["https://${var.edition}.example.com"]
    max_age_seconds = 300
  }
}

data "aws_iam_policy_document" "recordings" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.recordings.arn}/${local.second ? "segments/*" : "*"}"]
    principals {
      type        = "Service"
      identifiers = ["cloudfront.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "AWS:SourceArn"
      values   = [aws_cloudfront_distribution.site.arn]
    }
  }
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.recordings.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = [aws_cloudfront_origin_access_identity.old.iam_arn]
    }
  }
}

resource "aws_s3_bucket_policy" "recordings" {
  bucket = aws_s3_bucket.recordings.id
  policy = data.aws_iam_policy_document.recordings.json
}

resource "aws_s3_object" "slate" {
  bucket        = aws_s3_bucket.recordings.id
  key           = "segments/slate.txt"
  content       = "back in a moment, ${var.edition}"
  content_type  = "text/plain"
  cache_control = "max-age=60"
  tags = {
    kind = "slate"
  }
  depends_on = [aws_s3_bucket_server_side_encryption_configuration.recordings]
}

# Who may record.

resource "aws_iam_role" "recorder" {
  name                 = "news-recorder"
  description          = "records, ${var.edition}"
  max_session_duration = local.second ? 7200 : 3600
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = local.second ? "mediapackage.amazonaws.com" : "medialive.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "recorder" {
  name = "records"
  role = aws_iam_role.recorder.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = local.second ? ["s3:PutObject", "s3:ListBucket"] : ["s3:PutObject"]
      Resource = "${aws_s3_bucket.recordings.arn}/*"
    }]
  })
}

# Secrets and settings.

resource "aws_kms_key" "secrets" {
  description             = "secrets, ${var.edition}"
  deletion_window_in_days = 7
}

resource "aws_kms_alias" "secrets" {
  name          = "alias/news-secrets"
  target_key_id = aws_kms_key.secrets.key_id
}

resource "aws_secretsmanager_secret" "ingest" {
  name                    = "news/ingest"
  description             = "ingest, ${var.edition}"
  kms_key_id              = aws_kms_key.secrets.arn
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_version" "ingest" {
  secret_id     = aws_secretsmanager_secret.ingest.id
  secret_string = "password-${var.edition}"
}

resource "aws_ssm_parameter" "bitrate" {
  name        = "/news/bitrate"
  description = "bitrate, ${var.edition}"
  type        = "String"
  value       = local.second ? "6000" : "4000"
}

# Live.

resource "aws_media_package_channel" "live" {
  channel_id  = "news"
  description = "news, ${var.edition}"
}

resource "aws_media_store_container" "live" {
  name = "news_live"
}

resource "aws_media_store_container_policy" "live" {
  container_name = aws_media_store_container.live.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "read"
      Effect    = "Allow"
      Action    = local.second ? ["mediastore:GetObject", "mediastore:DescribeObject"] : ["mediastore:GetObject"]
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" }
      Resource  = "${aws_media_store_container.live.arn}/*"
    }]
  })
}

# The site.

resource "aws_acm_certificate" "site" {
  domain_name       = "news.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate_validation" "site" {
  certificate_arn = aws_acm_certificate.site.arn
}

resource "aws_cloudfront_public_key" "viewers" {
  name        = "news-viewers"
  comment     = "viewers, ${var.edition}"
  encoded_key = var.public_key
}

resource "aws_cloudfront_key_group" "viewers" {
  name    = "news-viewers"
  comment = "viewers, ${var.edition}"
  items   = [aws_cloudfront_public_key.viewers.id]
}

resource "aws_cloudfront_origin_access_control" "recordings" {
  name                              = "news-recordings"
  description                       = "recordings, ${var.edition}"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = local.second ? "no-override" : "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_origin_access_identity" "old" {
  comment = "old, ${var.edition}"
}

resource "aws_cloudfront_cache_policy" "manifests" {
  name        = "news-manifests"
  comment     = "manifests, ${var.edition}"
  min_ttl     = 0
  default_ttl = local.second ? 2 : 1
  max_ttl     = 5
  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_gzip   = true
    enable_accept_encoding_brotli = local.second
    cookies_config {
      cookie_behavior = "none"
    }
    headers_config {
      header_behavior = "whitelist"
      headers {
        items = ["Origin"]
      }
    }
    query_strings_config {
      query_string_behavior = "whitelist"
      query_strings {
        items = local.second ? ["m", "start", "end"] : ["m"]
      }
    }
  }
}

resource "aws_cloudfront_origin_request_policy" "manifests" {
  name    = "news-manifests"
  comment = "manifests, ${var.edition}"
  cookies_config {
    cookie_behavior = "none"
  }
  headers_config {
    header_behavior = "whitelist"
    headers {
      items = local.second ? ["Origin", "Access-Control-Request-Headers"] : ["Origin"]
    }
  }
  query_strings_config {
    query_string_behavior = "all"
  }
}

resource "aws_cloudfront_response_headers_policy" "players" {
  name    = "news-players"
  comment = "players, ${var.edition}"
  cors_config {
    access_control_allow_credentials = false
    access_control_max_age_sec       = 600
    origin_override                  = true
    access_control_allow_headers {
      items = ["*"]
    }
    access_control_allow_methods {
      items = ["GET", "HEAD", "OPTIONS"]
    }
    access_control_allow_origins {
      items = ["https://${var.edition}.example.com"]
    }
  }
  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = local.second ? 63072000 : 31536000
      override                   = true
    }
    content_type_options {
      override = true
    }
  }
  custom_headers_config {
    items {
      header   = "x-edition"
      value    = var.edition
      override = false
    }
  }
  server_timing_headers_config {
    enabled       = true
    sampling_rate = 12.5
  }
}

resource "aws_cloudfront_function" "redirects" {
  name    = "news-redirects"
  comment = "redirects, ${var.edition}"
  runtime = "cloudfront-js-2.0"
  publish = true
  code    = "function handler(event) { /* ${var.edition} */ return event.request; }"
}

resource "aws_cloudfront_distribution" "site" {
  aliases             = ["news.example.com"]
  comment             = "news, ${var.edition}"
  enabled             = !local.second
  is_ipv6_enabled     = local.second
  http_version        = local.second ? "http2and3" : "http2"
  price_class         = local.second ? "PriceClass_200" : "PriceClass_100"
  default_root_object = "index.html"
  # The provider looks half a minute after a change for the first time.
  wait_for_deployment = !local.second

  origin {
    origin_id                = "recordings"
    domain_name              = aws_s3_bucket.recordings.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.recordings.id
  }

  origin {
    origin_id   = "old"
    domain_name = aws_s3_bucket.recordings.bucket_regional_domain_name
    origin_path = "/old"
    s3_origin_config {
      origin_access_identity = aws_cloudfront_origin_access_identity.old.cloudfront_access_identity_path
    }
  }

  origin {
    origin_id   = "live"
    domain_name = split("/", aws_media_package_channel.live.hls_ingest[0].ingest_endpoints[0].url)[2]
    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
      origin_read_timeout    = local.second ? 20 : 30
    }
    custom_header {
      name  = "x-edition"
      value = var.edition
    }
  }

  origin_group {
    origin_id = "either"
    failover_criteria {
      status_codes = local.second ? [500, 502, 503] : [503]
    }
    member {
      origin_id = "live"
    }
    member {
      origin_id = "recordings"
    }
  }

  default_cache_behavior {
    target_origin_id           = "recordings"
    viewer_protocol_policy     = "redirect-to-https"
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cached_methods             = ["GET", "HEAD"]
    compress                   = local.second
    cache_policy_id            = aws_cloudfront_cache_policy.manifests.id
    response_headers_policy_id = aws_cloudfront_response_headers_policy.players.id
    trusted_key_groups         = [aws_cloudfront_key_group.viewers.id]
    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.redirects.arn
    }
  }

  ordered_cache_behavior {
    path_pattern             = local.second ? "*.m3u8" : "live/*.m3u8"
    target_origin_id         = "either"
    viewer_protocol_policy   = "https-only"
    allowed_methods          = ["GET", "HEAD"]
    cached_methods           = ["GET", "HEAD"]
    cache_policy_id          = aws_cloudfront_cache_policy.manifests.id
    origin_request_policy_id = aws_cloudfront_origin_request_policy.manifests.id
  }

  ordered_cache_behavior {
    path_pattern             = "ingest/*"
    target_origin_id         = "live"
    viewer_protocol_policy   = "https-only"
    allowed_methods          = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]
    cached_methods           = ["GET", "HEAD"]
    cache_policy_id          = data.aws_cloudfront_cache_policy.none.id
    origin_request_policy_id = data.aws_cloudfront_origin_request_policy.all.id
  }

  ordered_cache_behavior {
    path_pattern           = "old/*"
    target_origin_id       = "old"
    viewer_protocol_policy = "allow-all"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    min_ttl                = 0
    default_ttl            = local.second ? 120 : 60
    max_ttl                = 3600
    forwarded_values {
      query_string = true
      cookies {
        forward = "none"
      }
    }
  }

  custom_error_response {
    error_code            = 404
    error_caching_min_ttl = local.second ? 1 : 5
  }

  restrictions {
    geo_restriction {
      restriction_type = local.second ? "none" : "whitelist"
      locations        = local.second ? [] : ["DE", "FR"]
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.site.certificate_arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}
