package io.regent.probe;

import io.regent.config.lvs.TlsFiles;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The TLS that SSL_GET speaks: any certificate will do, as with keepalived (inventory 4.1), since a
 * check asks whether a server works, not who it is. The certificate of the {@code SSL} block is
 * shown to servers that ask for one.
 */
public final class TlsClient {

    private static final TrustManager[] ANYBODY = {new Anybody()};

    private final SSLContext context;

    private TlsClient(SSLContext context) {
        this.context = context;
    }

    /**
     * Reads the files of the {@code SSL} block.
     *
     * @throws IOException when one cannot be read, or is not what it should be; the message names
     *     it
     */
    public static TlsClient load(TlsFiles files) throws IOException {
        if (files.ca().isPresent()) PemFile.certificates(files.ca().get());
        return new TlsClient(context(keys(files)));
    }

    /** Without a certificate of our own. */
    public static TlsClient plain() {
        return new TlsClient(context(new KeyManager[0]));
    }

    /**
     * @param serverName for SNI; empty to send none
     */
    SSLEngine engine(Optional<String> serverName) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        if (serverName.isPresent()) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(List.of(new ServerName(serverName.get())));
            engine.setSSLParameters(parameters);
        }
        return engine;
    }

    private static SSLContext context(KeyManager[] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, ANYBODY, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has TLS", e);
        }
    }

    private static KeyManager[] keys(TlsFiles files) throws IOException {
        if (files.certificate().isEmpty() || files.key().isEmpty()) return new KeyManager[0];
        X509Certificate[] chain = PemFile.certificates(files.certificate().get());
        char[] password = files.password().orElse("").toCharArray();
        PrivateKey key = PemFile.privateKey(files.key().get(), chain[0].getPublicKey(), password);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("own", key, password, chain);
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    files.key().get() + " does not fit " + files.certificate().get(), e);
        }
    }

    /** A host name as it was written: the JDK's own class refuses underscores. */
    private static final class ServerName extends SNIServerName {
        ServerName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Trusts everybody. */
    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(
                X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(
                X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
