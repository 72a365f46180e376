package io.regent.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificates of servers that sign themselves, made by openssl(1). */
public final class Certificates {

    private static final char[] PASSWORD = "secret".toCharArray();

    private Certificates() {}

    /**
     * What a server needs to speak TLS.
     *
     * @param days that the certificate is good for from now on; less than 0 for one that has
     *     expired
     */
    public static SSLContext server(Path folder, String name, int days) {
        Path key = folder.resolve(name + ".key");
        Path request = folder.resolve(name + ".csr");
        Path certificate = folder.resolve(name + ".crt");
        openssl(
                "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=" + name,
                "-keyout",
                key.toString(),
                "-out",
                request.toString());
        openssl(
                "x509 -req -days " + days,
                "-in",
                request.toString(),
                "-signkey",
                key.toString(),
                "-out",
                certificate.toString());
        try {
            return context(key, certificate);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static void openssl(String words, String... more) {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of(more));
        Shell.run(command);
    }

    private static SSLContext context(Path key, Path certificate)
            throws IOException, GeneralSecurityException {
        String pem = Files.readString(key).replaceAll("-----[^-]*-----|\\s", "");
        var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        store.setKeyEntry(
                "server",
                KeyFactory.getInstance("EC").generatePrivate(spec),
                PASSWORD,
                new Certificate[] {read(certificate)});
        var keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
