/** What kernel tests share: network namespaces that are always removed. */
@NullMarked
package io.regent.kernel;

import org.jspecify.annotations.NullMarked;
