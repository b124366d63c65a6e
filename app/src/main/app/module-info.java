/**
 * All of the tool and what it depends on, so that it can be part of a Java runtime image. A library that finds its parts by
 * {@code META-INF/services} is told of them here; the rest find their resources because the module is open.
 */
open module livestream {
    requires java.logging;
    requires java.naming;
    requires java.xml;
    requires jdk.httpserver;

    // What is exported is there for a main class that is named without its module.
    exports livestream.cli;

    uses org.slf4j.spi.SLF4JServiceProvider;
    uses software.amazon.awssdk.http.SdkHttpService;

    provides org.slf4j.spi.SLF4JServiceProvider with
            org.slf4j.nop.NOPServiceProvider;
    provides software.amazon.awssdk.http.SdkHttpService with
            software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService;
}
