package io.regent.config;

/** How far Regent carries out a keyword. */
enum Support {
    ACTIVE,
    /** Stands and falls with the block around it. */
    AS_ITS_BLOCK,
    /** Read and noted; that it has no effect yet does not change who holds an address. */
    ACCEPTED,
    /** Read and checked, but running without it would not be what the file asks for: no start. */
    REFUSED
}
