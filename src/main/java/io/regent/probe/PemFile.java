package io.regent.probe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Certificates and private keys as openssl writes them: RFC 7468. */
final class PemFile {

    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";

    /** DER of the algorithm of an RSA key: OID 1.2.840.113549.1.1.1 and NULL. */
    private static final byte[] RSA = {
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private PemFile() {}

    /** All certificates of a file, at least one. */
    static X509Certificate[] certificates(String path) throws IOException {
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(Files.readAllBytes(Path.of(path))));
            if (all.isEmpty()) throw new IOException(path + " holds no certificate");
            return all.toArray(new X509Certificate[0]);
        } catch (GeneralSecurityException e) {
            throw new IOException(path + " holds no certificate that can be read", e);
        }
    }

    /**
     * The first private key of a file: PKCS #8, with a password or without, or PKCS #1 of RSA.
     *
     * @param publicKey of its certificate, which says what kind of key it is
     */
    static PrivateKey privateKey(String path, PublicKey publicKey, char[] password)
            throws IOException {
        String text = Files.readString(Path.of(path), StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
            String label = text.substring(at + BEGIN.length(), text.indexOf(DASHES, at + 5));
            if (!label.endsWith("PRIVATE KEY")) continue;
            try {
                byte[] pkcs8 = pkcs8(label, der(text, at), password);
                return KeyFactory.getInstance(publicKey.getAlgorithm())
                        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IOException(path + ": " + label + " cannot be read", e);
            }
        }
        throw new IOException(path + " holds no private key");
    }

    private static byte[] pkcs8(String label, byte[] der, char[] password)
            throws GeneralSecurityException, IOException {
        return switch (label) {
            case "PRIVATE KEY" -> der;
            case "ENCRYPTED PRIVATE KEY" -> {
                var encrypted = new EncryptedPrivateKeyInfo(der);
                // Of PBES2 the parameters tell the scheme, by its Java name.
                var key =
                        SecretKeyFactory.getInstance(encrypted.getAlgParameters().toString())
                                .generateSecret(new PBEKeySpec(password));
                yield encrypted.getKeySpec(key).getEncoded();
            }
            case "RSA PRIVATE KEY" -> sequence(VERSION_0, RSA, tagged(0x04, der));
            default ->
                    throw new GeneralSecurityException(
                            "keys of this form are not supported; openssl pkcs8 -topk8 makes one");
        };
    }

    private static byte[] der(String text, int beginAt) {
        int from = text.indexOf('\n', beginAt);
        int to = text.indexOf("-----END", beginAt);
        if (from < 0 || to < from) throw new IllegalArgumentException("no end");
        return Base64.getMimeDecoder().decode(text.substring(from, to));
    }

    private static byte[] sequence(byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] part : parts) content.writeBytes(part);
        return tagged(0x30, content.toByteArray());
    }

    /** DER: a tag, a length, a content of less than 64 kB. */
    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        out.write(0x82);
        out.write(content.length >>> 8);
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
