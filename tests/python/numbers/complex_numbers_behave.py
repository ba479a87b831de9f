z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), z * 2, z ** 2)
print(complex(1, -2), 1j * 1j, z == 3 + 4j, repr(-1j))
z < 1
