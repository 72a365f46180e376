/*
 * Lets a program that asks for IPVS by getsockopt(2) and setsockopt(2), as keepalived does where the kernel
 * has no such family of generic netlink, believe that there is a table: every command succeeds and none is
 * done, each is written to standard error in the words of Regent's own dry run. For the benchmarks alone:
 *
 *     cc -O2 -shared -fPIC -o ipvs-answers.so ipvs-answers.c && LD_PRELOAD=$PWD/ipvs-answers.so keepalived ...
 */
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <linux/types.h>
#include <linux/ip_vs.h>

static const unsigned VERSION = 1 << 16 | 2 << 8 | 1;

static void say(const char *option, const void *value)
{
    const struct ip_vs_service_user *service = value;
    const struct ip_vs_dest_user *destination = (const void *)(service + 1);
    char virtual_address[INET_ADDRSTRLEN], real_address[INET_ADDRSTRLEN], line[128];
    inet_ntop(AF_INET, &service->addr, virtual_address, sizeof virtual_address);
    int length = snprintf(line, sizeof line, "DRY RUN: ipvsadm %s -t %s:%u", option, virtual_address,
                          ntohs(service->port));
    if (strpbrk(option, "aed")) {
        inet_ntop(AF_INET, &destination->addr, real_address, sizeof real_address);
        length += snprintf(line + length, sizeof line - length, " -r %s:%u", real_address,
                           ntohs(destination->port));
    }
    line[length++] = '\n';
    if (write(STDERR_FILENO, line, length) < 0) return;
}

int getsockopt(int fd, int level, int name, void *restrict value, socklen_t *restrict length)
{
    if (level != IPPROTO_IP || name < IP_VS_BASE_CTL || name > IP_VS_SO_GET_MAX)
        return syscall(SYS_getsockopt, fd, level, name, value, length);
    memset(value, 0, *length);
    if (name == IP_VS_SO_GET_INFO) ((struct ip_vs_getinfo *)value)->version = VERSION;
    return 0;
}

int setsockopt(int fd, int level, int name, const void *value, socklen_t length)
{
    if (level != IPPROTO_IP || name < IP_VS_BASE_CTL || name > IP_VS_SO_SET_MAX)
        return syscall(SYS_setsockopt, fd, level, name, value, length);
    switch (name) {
    case IP_VS_SO_SET_ADD: say("-A", value); break;
    case IP_VS_SO_SET_EDIT: say("-E", value); break;
    case IP_VS_SO_SET_DEL: say("-D", value); break;
    case IP_VS_SO_SET_ADDDEST: say("-a", value); break;
    case IP_VS_SO_SET_EDITDEST: say("-e", value); break;
    case IP_VS_SO_SET_DELDEST: say("-d", value); break;
    }
    return 0;
}
